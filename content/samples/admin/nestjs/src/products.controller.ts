import { Body, Controller, Get, Post, Query, Redirect, Render, UseGuards } from "@nestjs/common";
import { CreateProductDto } from "./create-product.dto.js";
import { ProductsService } from "./products.service.js";
import { StaffGuard } from "./staff.guard.js";

@Controller("products")
@UseGuards(StaffGuard)
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Get()
  @Render("products")
  list(@Query("q") q = "") {
    return { q, products: this.products.find(`${q}`) };
  }

  @Post()
  @Redirect("/products")
  add(@Body() product: CreateProductDto) {
    this.products.add(product);
  }
}
