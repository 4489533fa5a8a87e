import { Body, Controller, Post } from "@nestjs/common";
import { CreateOrderDto } from "./create-order.dto.js";

@Controller("orders")
export class OrdersController {
  @Post() // answers 201 unless told otherwise
  create(@Body() order: CreateOrderDto) {
    return order;
  }
}
