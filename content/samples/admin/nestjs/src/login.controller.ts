import { createHash, timingSafeEqual } from "node:crypto";
import { Body, Controller, Get, Post, Render, Res, Session } from "@nestjs/common";
import { IsString } from "class-validator";
import type { Response } from "express";

// The one account is in the environment. Without it the server does not start.
const digest = (text: string) => createHash("sha256").update(text).digest();
const name = digest(process.env.STAFF_NAME!);
const password = digest(process.env.STAFF_PASSWORD!);

class LoginDto {
  @IsString()
  username: string;

  @IsString()
  password: string;
}

@Controller("login")
export class LoginController {
  @Get()
  @Render("login")
  show() {}

  @Post()
  login(@Body() login: LoginDto, @Session() session: { staff?: boolean }, @Res() response: Response) {
    if (!timingSafeEqual(digest(login.username), name) || !timingSafeEqual(digest(login.password), password)) {
      response.status(401).render("login", { failed: true });
      return;
    }
    session.staff = true;
    response.redirect("/products");
  }
}
