import { Module } from "@nestjs/common";
import { QueueModule } from "./queue.module.js";
import { ReportsController } from "./reports.controller.js";

@Module({ imports: [QueueModule], controllers: [ReportsController] })
export class AppModule {}
