import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { knownPerson, namesOf } from "./lead-contact.ts";

const helga = { id: "helga", firstName: "Helga", lastName: "Maier", reached: ["+49731123456"] };
const other = { id: "other", firstName: "Helga", lastName: "Maier", reached: ["h.maier@werk.example"] };
const thomas = { id: "thomas", firstName: "Thomas", lastName: "Brandl", reached: ["+49731123456"] };

describe("the person of a lead at its client", () => {
  test("has the last word as last name, unless a comma says otherwise", () => {
    assert.deepEqual(namesOf("Helga Maier"), { firstName: "Helga", lastName: "Maier" });
    assert.deepEqual(namesOf("Maier, Helga"), { firstName: "Helga", lastName: "Maier" });
    assert.deepEqual(namesOf("Maier"), { firstName: "", lastName: "Maier" });
    assert.deepEqual(namesOf(" Анна Мария  Лебедева "), { firstName: "Анна Мария", lastName: "Лебедева" });
  });

  test("is whoever is known there by that name, however it is written", () => {
    for (const written of ["Helga Maier", "MAIER Helga", "maier, helga"])
      assert.equal(knownPerson(written, [], [thomas, helga]), "helga", written);
  });

  test("is nobody known for sharing a telephone alone", () => {
    assert.equal(knownPerson("Petra Wolff", ["+49731123456"], [helga, thomas]), null);
  });

  test("is of two of one name the one who is reached in the same way, else nobody", () => {
    assert.equal(knownPerson("Helga Maier", ["h.maier@werk.example"], [helga, other]), "other");
    assert.equal(knownPerson("Helga Maier", ["+4930555"], [helga, other]), null);
  });
});
