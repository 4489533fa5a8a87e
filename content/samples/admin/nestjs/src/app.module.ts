import { Module } from "@nestjs/common";
import { LoginController } from "./login.controller.js";
import { ProductsController } from "./products.controller.js";
import { ProductsService } from "./products.service.js";

@Module({ controllers: [LoginController, ProductsController], providers: [ProductsService] })
export class AppModule {}
