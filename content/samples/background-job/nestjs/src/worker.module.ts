import { Module } from "@nestjs/common";
import { QueueModule } from "./queue.module.js";
import { ReportsProcessor } from "./reports.processor.js";

// With the processor among the providers of AppModule, the server would do the work itself.
@Module({ imports: [QueueModule], providers: [ReportsProcessor] })
export class WorkerModule {}
