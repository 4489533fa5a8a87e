import { createHash, timingSafeEqual } from "node:crypto";
import formbody from "@fastify/formbody";
import secureSession from "@fastify/secure-session";
import view from "@fastify/view";
import Fastify from "fastify";
import handlebars from "handlebars";
import { addProduct, findProducts } from "./products.js";

// The one account is in the environment. Without it the server does not start.
const digest = (text) => createHash("sha256").update(text).digest();
const name = digest(process.env.STAFF_NAME);
const password = digest(process.env.STAFF_PASSWORD);
const isStaff = (body) =>
  timingSafeEqual(digest(body.username), name) && timingSafeEqual(digest(body.password), password);

const form = (properties) => ({
  body: { type: "object", required: Object.keys(properties), properties },
});
const login = form({ username: { type: "string" }, password: { type: "string" } });
const product = form({
  name: { type: "string", pattern: "^\\S.{0,199}$" },
  price: { type: "string", pattern: "^[0-9]{1,8}([.][0-9]{1,2})?$" },
});
const query = { querystring: { type: "object", properties: { q: { type: "string", default: "" } } } };

const app = Fastify();
app.register(formbody);
app.register(view, { engine: { handlebars }, root: "views", viewExt: "hbs" });
app.register(secureSession, {
  key: digest(process.env.SESSION_SECRET),
  // With sameSite, forms on other sites cannot use the login. On HTTPS, add secure: true.
  cookie: { path: "/", httpOnly: true, sameSite: "lax" },
});

app.get("/login", (request, reply) => reply.view("login"));

app.post("/login", { schema: login }, (request, reply) => {
  if (!isStaff(request.body)) return reply.code(401).view("login", { failed: true });
  request.session.set("staff", true);
  return reply.redirect("/products");
});

// The hook guards the routes of this plugin only.
app.register(async (staff) => {
  staff.addHook("onRequest", async (request, reply) => {
    if (!request.session.get("staff")) return reply.redirect("/login");
  });

  staff.get("/products", { schema: query }, (request, reply) => {
    const { q } = request.query;
    return reply.view("products", { q, products: findProducts(q) });
  });

  staff.post("/products", { schema: product }, (request, reply) => {
    addProduct(request.body);
    return reply.redirect("/products");
  });
});

console.log(await app.listen({ port: process.env.PORT ?? 3000, host: "127.0.0.1" }));
