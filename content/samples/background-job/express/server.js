import { randomUUID } from "node:crypto";
import { Queue } from "bullmq";
import express from "express";
import { connection } from "./redis.js";

const reports = new Queue("reports", { connection });

const app = express();
app.use(express.json());

app.post("/reports", async (request, response) => {
  // BullMQ's own ids count up from 1, so anybody could guess the next one.
  const job = await reports.add("year", { year: request.body.year }, { jobId: randomUUID() });
  response.status(202).json({ id: job.id });
});

app.get("/reports/:id", async (request, response) => {
  const job = await reports.getJob(request.params.id);
  if (!job) {
    response.sendStatus(404);
    return;
  }
  const status = !job.finishedOn ? "pending" : job.failedReason ? "failed" : "done";
  response.json({ id: job.id, status, result: job.returnvalue });
});

const server = app.listen(process.env.PORT ?? 3000, "127.0.0.1", (error) => {
  if (error) throw error;
  console.log(`http://127.0.0.1:${server.address().port}`);
});
