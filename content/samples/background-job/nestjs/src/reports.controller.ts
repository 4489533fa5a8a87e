import { randomUUID } from "node:crypto";
import { InjectQueue } from "@nestjs/bullmq";
import { Body, Controller, Get, HttpCode, NotFoundException, Param, ParseIntPipe, Post } from "@nestjs/common";
import { Queue } from "bullmq";

@Controller("reports")
export class ReportsController {
  constructor(@InjectQueue("reports") private readonly reports: Queue) {}

  @Post()
  @HttpCode(202)
  async start(@Body("year", ParseIntPipe) year: number) {
    // BullMQ's own ids count up from 1, so anybody could guess the next one.
    const job = await this.reports.add("year", { year }, { jobId: randomUUID() });
    return { id: job.id };
  }

  @Get(":id")
  async show(@Param("id") id: string) {
    const job = await this.reports.getJob(id);
    if (!job) throw new NotFoundException();
    const status = !job.finishedOn ? "pending" : job.failedReason ? "failed" : "done";
    return { id, status, result: job.returnvalue };
  }
}
