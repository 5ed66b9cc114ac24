/** Leads in the hands of telesales: taken, converted for a seller, rejected with a reason; and what hangs at clients. */
import assert from "node:assert/strict";
import { callApi, company, signIn } from "./company.ts";
import { untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { dayFromNow } from "./staff.ts";

const walk = journeys({ isFounded: true });
const password = "eleven quiet springs unwinding";
const sophie = { name: "Sophie Keller", email: "keller@lumen.example", password };

walk(
  "Telesales takes a lead, converts it for a seller, and rejects another; the head converts one with a deal",
  async ({ page, url, elsewhere }) => {
    await signIn(page, url);
    const me = await callApi<{ personId: string }>(page, "GET", "/me");
    const hire = (name: string, email: string, level: string, chiefId: string) =>
      callApi<{ id: string }>(page, "POST", "/people", { name, email, level, chiefId });
    const jonas = await hire("Jonas Hofmann", "hofmann@lumen.example", "seller", me.personId);
    const { id: sophieId } = await hire(sophie.name, sophie.email, "telesales", me.personId);
    const { link } = await callApi<{ link: string }>(page, "POST", `/people/${sophieId}/invite`, {});
    const accepted = await fetch(`${url}/api/v1/invitations/accept`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ token: decodeURIComponent(new URL(link).hash.replace(/^#(token=)?/, "")), password }),
    });
    assert.ok(accepted.ok, await accepted.text());
    await callApi(page, "POST", "/pipelines", { key: "b2b", name: "Complex B2B", currency: "EUR", stages: ["present", "offer"] });
    for (const [name, person] of [
      ["Molkerei Alb", "Helga Maier"],
      ["Kiosk am Ring", "Udo Klein"],
      ["Zeche Nord", "Petra Wolff"],
    ])
      await callApi(page, "POST", "/leads", { company: name, person, telesalesId: sophieId, sellerId: jonas.id, source: "Fair" });

    await callApi(page, "POST", "/leads", { company: "Spedition Ulm", ownerId: sophieId, source: "Fair" });

    const hers = await elsewhere();
    await signIn(hers, url, sophie);
    await hers.keyboard.press("g");
    await hers.keyboard.press("l");
    await hers.locator("[data-opens-row]").filter({ hasText: "Molkerei Alb" }).click();
    const panel = hers.getByRole("dialog");
    await panel.getByRole("button", { name: "Take into work" }).click();
    await panel.getByText("In work", { exact: true }).waitFor();
    await panel.getByRole("button", { name: "Convert" }).click();
    await untilIs(() => panel.getByRole("textbox", { name: "Name of the new client" }).inputValue(), "Molkerei Alb");
    assert.equal(await panel.getByRole("checkbox", { name: "Open a deal as well" }).count(), 0, "deals are for those who sell");
    await expectAccessible(hers);
    await panel.getByRole("button", { name: "Convert the lead" }).click();
    await panel.getByText("Converted", { exact: true }).waitFor();
    await expectAccessible(hers);

    await hers.keyboard.press("Escape");
    await hers.locator("[data-opens-row]").filter({ hasText: "Spedition Ulm" }).click();
    await panel.getByRole("button", { name: "Convert" }).click();
    await panel.getByText("A seller opens the deal, and none is named yet", { exact: false }).waitFor();
    await panel.getByRole("button", { name: "Cancel" }).click();
    await panel.getByRole("button", { name: "Hand over" }).click();
    await panel
      .getByRole("combobox", { name: "Seller" })
      .or(panel.getByRole("textbox", { name: "Seller" }))
      .fill("Jonas");
    await hers.getByRole("option", { name: "Jonas Hofmann" }).click();
    await expectAccessible(hers);
    await panel.getByRole("button", { name: "Hand over to the seller" }).click();
    await hers.getByText("Spedition Ulm: handed over to Jonas Hofmann").waitFor();
    const handed = await callApi<{ items: { company: string; ownerId: string; telesalesId: string }[] }>(page, "GET", "/leads");
    const ulm = handed.items.find((one) => one.company === "Spedition Ulm");
    assert.deepEqual([ulm?.ownerId, ulm?.telesalesId], [jonas.id, sophieId], "the seller owns it, and she stays named");

    await hers.keyboard.press("Escape");
    await hers.locator("[data-opens-row]").filter({ hasText: "Kiosk am Ring" }).click();
    await panel.getByRole("button", { name: "Reject" }).click();
    await panel
      .getByRole("combobox", { name: "Reason" })
      .or(panel.getByRole("textbox", { name: "Reason" }))
      .fill("Too small");
    await panel.getByRole("button", { name: "Reject the lead" }).click();
    await panel.getByText("Too small").waitFor();

    // What she converted is the seller's now, with its contact; whoever stands above sees it and opens deals.
    const found = await callApi<{ items: { id: string; ownerId: string }[] }>(page, "GET", "/clients");
    assert.deepEqual(
      found.items.map(({ ownerId }) => ownerId),
      [jonas.id],
    );
    await page.goto(`${url}/w/${company.slug}/clients/${found.items[0]!.id}?tab=leads`);
    await page.getByRole("tabpanel").getByText("Converted").waitFor();
    await page.getByRole("tab", { name: "Contacts" }).click();
    await page.getByText("Helga Maier").first().waitFor();

    await page.goto(`${url}/w/${company.slug}/leads`);
    await page.locator("[data-opens-row]").filter({ hasText: "Zeche Nord" }).click();
    const above = page.getByRole("dialog");
    await above.getByRole("button", { name: "Convert" }).click();
    await above.getByRole("textbox", { name: "Amount" }).fill("84 000");
    await expectAccessible(page);
    await above.getByRole("button", { name: "Convert the lead" }).click();
    await above.getByRole("link", { name: "Open the deal" }).click();
    await page.getByRole("heading", { level: 1, name: "Zeche Nord" }).waitFor();
    await page.getByText("€84,000.00").first().waitFor();
  },
);

walk("What goes out from a deal stands among what hangs at clients, and a wrong return is taken back", async ({ page, url }) => {
  await signIn(page, url);
  const known = await callApi<{ items: { key: string }[] }>(page, "GET", "/pipelines");
  if (!known.items.some(({ key }) => key === "yard"))
    await callApi(page, "POST", "/pipelines", { key: "yard", name: "Yards", currency: "EUR", stages: ["offer"] });
  const client = await callApi<{ id: string }>(page, "POST", "/clients", { name: "Betonwerk Süd" });
  const deal = await callApi<{ id: string }>(page, "POST", "/deals", { title: "Halle 4", pipeline: "yard", clientId: client.id });
  await callApi(page, "POST", "/trials", {
    clientId: client.id,
    outOn: dayFromNow(-30),
    dueBackOn: dayFromNow(-2),
    items: [{ name: "Controller", unitValue: "500.00" }],
  });
  await page.goto(`${url}/w/${company.slug}/deals/${deal.id}?tab=trials`);
  await page.getByRole("button", { name: "Send out" }).click();
  await page.getByRole("textbox", { name: "What" }).fill("LL-120");
  await page.getByRole("textbox", { name: "Quantity" }).fill("4");
  await page.getByRole("textbox", { name: "Value of one" }).fill("120");
  await page.getByRole("button", { name: "Send out" }).click();
  await page.getByRole("button", { name: "Came back" }).click();
  await page.getByRole("button", { name: "Write down the return" }).click();
  await page.getByRole("button", { name: "It was a mistake: take the last one back" }).click();
  await page.getByRole("button", { name: "Came back" }).waitFor();
  await expectAccessible(page);

  await page.goto(`${url}/w/${company.slug}/trials`);
  const hanging = page.getByLabel("What is out at clients");
  await hanging.getByText("€980.00").waitFor();
  assert.match(await hanging.innerText(), /Things at clients\s+5/);
  await page.getByText("4 × LL-120").waitFor();
  await expectAccessible(page);

  await page.goto(`${url}/w/${company.slug}/deals/${deal.id}?tab=contracts`);
  await page.getByRole("button", { name: "New contract" }).click();
  await page.getByRole("textbox", { name: "Number" }).fill("2026-1");
  await page.getByRole("textbox", { name: "Amount" }).fill("1 000");
  await page.getByRole("button", { name: "Write down" }).click();
  await page.getByRole("button", { name: "Payment schedule…" }).click();
  await page.getByRole("button", { name: "Make the schedule" }).click();
  await page.getByText("€333.34").first().waitFor();
  await page.getByRole("button", { name: "Money came" }).click();
  await page.getByRole("button", { name: "Write down the payment" }).click();
  await page.getByText("€666.66").first().waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Contracts", exact: true }).click();
  await page.getByRole("table", { name: "Payments" }).getByText("€333.34").waitFor();
});

walk("While another lead comes, nothing can be done to the one before", async ({ page, url }) => {
  await signIn(page, url);
  const [one, other] = [
    await callApi<{ id: string }>(page, "POST", "/leads", { title: "Brewery hall" }),
    await callApi<{ id: string }>(page, "POST", "/leads", { title: "Mill yard" }),
  ];
  await page.goto(`${url}/w/${company.slug}/leads?panel=${one.id}`);
  const panel = page.getByRole("dialog");
  await panel.getByRole("button", { name: "Reject" }).waitFor();

  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/api/v1/leads/${other.id}`, async (route) => {
    await held;
    await route.continue();
  });
  await page.locator("[data-opens-row]").filter({ hasText: "Mill yard" }).click();
  await panel.getByRole("status", { name: "Loading" }).waitFor();
  assert.equal(await panel.getByRole("button", { name: "Reject" }).count(), 0);
  await page.keyboard.press("1");
  release();
  await panel.getByRole("button", { name: "Reject" }).waitFor();
  await panel.getByText("Mill yard").first().waitFor();
  const { status } = await callApi<{ status: string }>(page, "GET", `/leads/${one.id}`);
  assert.equal(status, "new", "the key was not for the lead that is gone from the screen");
});
