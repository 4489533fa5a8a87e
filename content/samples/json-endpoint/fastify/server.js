import Fastify from "fastify";

// Without allErrors the validator stops at the first wrong field.
const app = Fastify({ ajv: { customOptions: { allErrors: true } } });

const order = {
  type: "object",
  required: ["product", "quantity"],
  additionalProperties: false, // Fastify drops other fields instead of refusing them.
  properties: {
    product: { type: "string", minLength: 1, maxLength: 100 },
    quantity: { type: "integer", minimum: 1 },
  },
};

app.post("/orders", { schema: { body: order } }, async (request, reply) => {
  reply.code(201);
  return request.body;
});

app.setErrorHandler((error, request, reply) => {
  if (!error.validation) throw error;
  reply.code(422).send({ errors: error.validation });
});

console.log(await app.listen({ port: process.env.PORT ?? 3000, host: "127.0.0.1" }));
