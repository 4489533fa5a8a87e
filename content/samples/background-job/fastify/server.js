import { randomUUID } from "node:crypto";
import { Queue } from "bullmq";
import Fastify from "fastify";
import { connection } from "./redis.js";

const app = Fastify();
const reports = new Queue("reports", { connection });
app.addHook("onClose", () => reports.close());

const body = { type: "object", required: ["year"], properties: { year: { type: "integer" } } };

app.post("/reports", { schema: { body } }, async (request, reply) => {
  // BullMQ's own ids count up from 1, so anybody could guess the next one.
  const job = await reports.add("year", { year: request.body.year }, { jobId: randomUUID() });
  reply.code(202);
  return { id: job.id };
});

app.get("/reports/:id", async (request, reply) => {
  const job = await reports.getJob(request.params.id);
  if (!job) return reply.callNotFound();
  const status = !job.finishedOn ? "pending" : job.failedReason ? "failed" : "done";
  return { id: job.id, status, result: job.returnvalue };
});

console.log(await app.listen({ port: process.env.PORT ?? 3000, host: "127.0.0.1" }));
