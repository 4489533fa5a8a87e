import { IsInt, IsNotEmpty, IsString, MaxLength, Min } from "class-validator";

export class CreateOrderDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  product: string;

  @IsInt()
  @Min(1)
  quantity: number;
}
