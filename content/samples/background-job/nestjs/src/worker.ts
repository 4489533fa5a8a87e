import { NestFactory } from "@nestjs/core";
import { WorkerModule } from "./worker.module.js";

// A Nest application without a server; its processors begin to work at once.
await NestFactory.createApplicationContext(WorkerModule);
