import { ValidationPipe } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import cookieSession from "cookie-session";
import { AppModule } from "./app.module.js";

const app = await NestFactory.create<NestExpressApplication>(AppModule);
app.setViewEngine("hbs");
app.useGlobalPipes(new ValidationPipe({ errorHttpStatusCode: 422, whitelist: true }));
// With sameSite, forms on other sites cannot use the login. On HTTPS, add secure: true.
app.use(cookieSession({ secret: process.env.SESSION_SECRET, sameSite: "lax" }));
await app.listen(process.env.PORT ?? 3000, "127.0.0.1");
console.log(await app.getUrl());
