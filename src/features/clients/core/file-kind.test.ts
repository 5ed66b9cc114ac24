import assert from "node:assert/strict";
import { test } from "node:test";
import { fileKind } from "./file-kind.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("a file is what its content and its name both say", () => {
  assert.equal(fileKind("Angebot.PDF", bytes("%PDF-1.7\n")), "application/pdf");
  assert.equal(fileKind("отчёт.csv", bytes("a;b\n1;2")), "text/csv");
  assert.equal(fileKind("план.docx", bytes("PK\u0003\u0004…")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  assert.equal(fileKind("plan.docx", bytes("%PDF-1.7")), null, "a PDF that calls itself a document");
  assert.equal(fileKind("photo.png", bytes("%PDF-1.7")), null);
  assert.equal(fileKind("noname", bytes("text")), null);
  assert.equal(fileKind("constructor.constructor", bytes("text")), null);
});

test("programs and pages are not kept, whatever they call themselves", () => {
  for (const [name, text] of [
    ["run.exe", "MZ\u0090"],
    ["notes.txt", "MZ\u0090 harmless"],
    ["notes.txt", "#!/bin/sh\nrm -rf /"],
    ["notes.txt", "<script>alert(1)</script>"],
    ["notes.md", " \n<!-- x --><!DOCTYPE html><html>"],
    ["table.csv", '<?xml version="1.0"?><svg onload="alert(1)">'],
    ["page.html", "<p>hello"],
    ["picture.svg", "<svg/>"],
    ["code.js", "alert(1)"],
  ] as const)
    assert.equal(fileKind(name, bytes(text)), null, `${name}: ${text}`);
  assert.equal(fileKind("notes.txt", new Uint8Array([0x7f, 0x45, 0x4c, 0x46])), null);
  assert.equal(fileKind("notes.txt", new Uint8Array([65, 0, 66])), null, "binary that calls itself text");
});
