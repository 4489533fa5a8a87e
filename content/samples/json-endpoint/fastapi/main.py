from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class Order(BaseModel):
    product: str = Field(min_length=1, max_length=100)
    quantity: int = Field(ge=1)


@app.post("/orders", status_code=201)
async def create_order(order: Order) -> Order:
    return order
