import { Matches } from "class-validator";

export class CreateProductDto {
  @Matches(/^\S.{0,199}$/)
  name: string;

  @Matches(/^\d{1,8}(\.\d{1,2})?$/)
  price: string;
}
