import express from "express";
import * as z from "zod";

const Order = z.object({
  product: z.string().min(1).max(100),
  quantity: z.int().min(1),
});

const app = express();
app.use(express.json());

app.post("/orders", (request, response) => {
  const order = Order.safeParse(request.body);
  if (!order.success) {
    response.status(422).json(z.flattenError(order.error));
    return;
  }
  response.status(201).json(order.data);
});

const server = app.listen(process.env.PORT ?? 3000, "127.0.0.1", (error) => {
  if (error) throw error;
  console.log(`http://127.0.0.1:${server.address().port}`);
});
