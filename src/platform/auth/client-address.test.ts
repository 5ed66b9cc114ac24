import assert from "node:assert/strict";
import { test } from "node:test";
import { clientAddress, networkOf } from "./client-address.ts";

test("without a trusted proxy only the connection tells the address", () => {
  assert.equal(clientAddress("203.0.113.7", "198.51.100.1", false), "203.0.113.7");
  assert.equal(clientAddress("::ffff:203.0.113.7", null, false), "203.0.113.7");
  assert.equal(clientAddress(undefined, "198.51.100.1", false), null);
});

test("behind a trusted proxy it is what the proxy itself added, not what the client sent along", () => {
  assert.equal(clientAddress("127.0.0.1", "6.6.6.6, 198.51.100.1", true), "198.51.100.1");
  assert.equal(clientAddress("127.0.0.1", "6.6.6.6, not an address", true), "127.0.0.1");
  assert.equal(clientAddress("127.0.0.1", null, true), "127.0.0.1");
});

test("one customer's IPv6 network is one caller, however its addresses are written", () => {
  assert.equal(networkOf("203.0.113.7"), "203.0.113.7");
  assert.equal(networkOf("2001:db8:1:2::7"), "2001:db8:1:2::/64");
  assert.equal(networkOf("2001:0DB8:0001:0002:ffff:0:0:1"), "2001:db8:1:2::/64");
  assert.equal(networkOf("::1"), "0:0:0:0::/64");
  assert.equal(networkOf("fe80::1%eth0"), "fe80:0:0:0::/64");
  assert.notEqual(networkOf("2001:db8:1:3::7"), networkOf("2001:db8:1:2::7"));
});
