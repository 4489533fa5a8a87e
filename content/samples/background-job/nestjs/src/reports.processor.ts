import { setTimeout as sleep } from "node:timers/promises";
import { OnWorkerEvent, Processor, WorkerHost } from "@nestjs/bullmq";
import { Logger } from "@nestjs/common";
import type { Job } from "bullmq";

const sales: Record<number, number[]> = { 2025: [1200, 350, 2450] };

@Processor("reports")
export class ReportsProcessor extends WorkerHost {
  private readonly logger = new Logger(ReportsProcessor.name);

  async process(job: Job<{ year: number }>) {
    const { year } = job.data;
    const total = sales[year].reduce((sum, amount) => sum + amount);
    await sleep(1000); // stands for a slow query
    return { year, total };
  }

  @OnWorkerEvent("failed")
  onFailed(job: Job | undefined, error: Error) {
    this.logger.error(job?.id, error.stack);
  }
}
