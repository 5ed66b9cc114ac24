/** The API's description, asked by somebody: it names and types the company's own fields, and the answers are as it says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { validate } from "@readme/openapi-parser";
import { z } from "zod";
import { testApp } from "./support/app.ts";
import { foundWorld } from "./support/world.ts";

test("asked with a key, the description types the company's own fields; without one, or by another company, it does not", async (t) => {
  const app = await testApp(t);
  const [world, other] = [await foundWorld(app), await foundWorld(app, { mark: "Zebra" })];
  const { key } = world.people.owner;
  const define = async (body: object) => {
    const answered = await app.ask("POST", "/fields", { key, body: { recordKind: "deal", ...body } });
    assert.equal(answered.status, 201, answered.text);
    return answered.body.id;
  };
  await define({ name: "Hall area", kind: "number", decimals: 1 });
  await define({ name: "Lamp", kind: "choice", choices: [{ name: "LED" }, { name: "Gas", retired: true }] });
  await app.ask("PATCH", `/fields/${await define({ name: "Old", kind: "text" })}`, { key, body: { retired: true } });
  const asked = async (sent: object) => (await app.ask("GET", "/openapi.json", sent)).body;
  const document = await asked({ key });
  const { DealCustom, DealCustomChange, ClientCustom, Deal, OpenDeal } = document.components.schemas;
  assert.deepEqual(DealCustom, {
    type: "object",
    properties: {
      hall_area: { title: "Hall area", type: "number", multipleOf: 0.1 },
      lamp: { title: "Lamp", type: "string", enum: ["led", "gas"] },
      old: { title: "Old", deprecated: true, type: "string", maxLength: 500 },
    },
    additionalProperties: false,
  });
  assert.deepEqual(DealCustomChange.properties, {
    hall_area: { title: "Hall area", anyOf: [{ type: "number", multipleOf: 0.1 }, { type: "null" }] },
    lamp: { title: "Lamp", anyOf: [{ type: "string", enum: ["led"] }, { type: "null" }] },
  });
  assert.deepEqual(ClientCustom.properties, {});
  assert.equal(Deal.properties.custom.$ref, "#/components/schemas/DealCustom");
  assert.equal(OpenDeal.properties.custom.$ref, "#/components/schemas/DealCustomChange");
  assert.equal((await validate(structuredClone(document))).valid, true);

  await app.ask("POST", "/pipelines", { key, body: { key: "b2b", name: "B2B", currency: "EUR", stages: ["lead"] } });
  const opened = await app.ask("POST", "/deals", {
    key,
    body: { title: "Hall 4", pipeline: "b2b", custom: { hall_area: 12.5, lamp: "led" } },
  });
  assert.equal(opened.status, 201, opened.text);
  assert.deepEqual(opened.body.custom, { hall_area: 12.5, lamp: "led" });
  assert.ok(z.fromJSONSchema(document.components.schemas.DealCustom).safeParse(opened.body.custom).success);

  for (const sent of [{}, { headers: { cookie: "mainspring.session_token=made-up" } }]) {
    const plain = await asked(sent);
    assert.equal(plain.components.schemas.DealCustom, undefined);
    assert.equal(plain.components.schemas.Deal.properties.custom.$ref, "#/components/schemas/Custom");
  }
  assert.deepEqual((await asked({ key: other.people.owner.key })).components.schemas.DealCustom.properties, {});
  assert.equal((await app.ask("GET", "/openapi.json", { key: "ms_wrong" })).status, 401);
});
