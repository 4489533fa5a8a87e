import { BullModule } from "@nestjs/bullmq";
import { Module } from "@nestjs/common";

@Module({
  imports: [
    BullModule.forRoot({ connection: { url: process.env.REDIS_URL ?? "redis://127.0.0.1:6379" } }),
    BullModule.registerQueue({ name: "reports" }),
  ],
  exports: [BullModule],
})
export class QueueModule {}
