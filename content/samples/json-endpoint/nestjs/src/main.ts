import { ValidationPipe } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module.js";

const app = await NestFactory.create(AppModule);
// whitelist drops fields that the class does not declare.
app.useGlobalPipes(new ValidationPipe({ errorHttpStatusCode: 422, whitelist: true }));
await app.listen(process.env.PORT ?? 3000, "127.0.0.1");
console.log(await app.getUrl());
