// Run it beside the server, on as many machines as the work needs: node worker.js
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "bullmq";
import { connection } from "./redis.js";

const sales = { 2025: [1200, 350, 2450] };

async function makeReport({ data: { year } }) {
  const total = sales[year].reduce((sum, amount) => sum + amount);
  await sleep(1000); // stands for a slow query
  return { year, total };
}

const worker = new Worker("reports", makeReport, { connection });
worker.on("failed", (job, error) => console.error(job?.id, error));
