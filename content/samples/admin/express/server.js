import { createHash, timingSafeEqual } from "node:crypto";
import cookieSession from "cookie-session";
import express from "express";
import * as z from "zod";
import { addProduct, findProducts } from "./products.js";

// The one account is in the environment. Without it the server does not start.
const digest = (text) => createHash("sha256").update(text).digest();
const name = digest(process.env.STAFF_NAME);
const password = digest(process.env.STAFF_PASSWORD);
const isStaff = (body) =>
  timingSafeEqual(digest(`${body.username}`), name) && timingSafeEqual(digest(`${body.password}`), password);

const Product = z.object({
  name: z.string().trim().min(1).max(200),
  price: z.string().regex(/^\d{1,8}(\.\d{1,2})?$/),
});

const app = express();
app.set("view engine", "hbs");
app.use(express.urlencoded());
// With SameSite, forms on other sites cannot use the login. On HTTPS, add secure: true.
app.use(cookieSession({ secret: process.env.SESSION_SECRET, sameSite: "lax" }));

app.get("/login", (request, response) => {
  response.render("login");
});

app.post("/login", (request, response) => {
  if (!isStaff(request.body ?? {})) {
    response.status(401).render("login", { failed: true });
    return;
  }
  request.session.staff = true;
  response.redirect("/products");
});

// Everything below is for staff only.
app.use((request, response, next) => {
  if (request.session.staff) next();
  else response.redirect("/login");
});

app.get("/products", (request, response) => {
  const q = `${request.query.q ?? ""}`;
  response.render("products", { q, products: findProducts(q) });
});

app.post("/products", (request, response) => {
  const product = Product.safeParse(request.body);
  if (!product.success) {
    response.status(422).type("text").send(z.prettifyError(product.error));
    return;
  }
  addProduct(product.data);
  response.redirect("/products");
});

const server = app.listen(process.env.PORT ?? 3000, "127.0.0.1", (error) => {
  if (error) throw error;
  console.log(`http://127.0.0.1:${server.address().port}`);
});
