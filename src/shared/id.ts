/** Ids are UUIDv7 (RFC 9562 §5.7) made by the app: they sort by the moment they were made, so tables grow at one end. */

const WORD = 2 ** 32;
const COUNTER_LIMIT = 2 ** 18;
const INSTANT_LIMIT = 2 ** 48;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Makes a generator of ids from a clock (milliseconds since 1970, UTC) and a source of numbers in [0, 1): the same two give the same ids.
 *
 * Ids of one generator always grow: an 18-bit counter (rand_a and the first 6 bits of rand_b; RFC 9562 §6.2, method 1) starts at a random
 * number in its lower half each millisecond and counts up within it. When it is full the next millisecond is borrowed; when the clock was
 * set back the last millisecond goes on. The remaining 56 bits are random. Throws a RangeError on a clock before 1970 or past 48 bits.
 */
export function makeIds(clock: () => number, random: () => number): () => string {
  const word = () => Math.floor(random() * WORD);
  let millisecond = -1;
  let counter = 0;
  const begin = (at: number) => {
    millisecond = at;
    counter = word() >>> 15;
  };
  return () => {
    const now = Math.floor(clock());
    if (!(now >= 0 && now < INSTANT_LIMIT)) throw new RangeError(`No id can be made at ${now} ms: a UUIDv7 counts from 1970 in 48 bits.`);
    if (now > millisecond) begin(now);
    else if (++counter === COUNTER_LIMIT) begin(millisecond + 1);
    return write(millisecond, counter, word() >>> 8, word());
  };
}

/** Lays out timestamp (48 bits), counter (18) and the random tail (24 + 32) around the version and variant bits. */
function write(millisecond: number, counter: number, tailHigh: number, tailLow: number): string {
  const time = hex(millisecond, 12);
  const version = hex(0x7000 + (counter >>> 6), 4);
  const variant = hex(0x80 + (counter & 0x3f), 2);
  const tail = hex(tailHigh, 6) + hex(tailLow, 8);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
}

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");

const pool = new Uint32Array(256);
let unused = 0;

/** Numbers in [0, 1) from the runtime's cryptographic source, fetched 256 at a time because each fetch is a system call. */
function unguessable(): number {
  if (unused === 0) {
    globalThis.crypto.getRandomValues(pool);
    unused = pool.length;
  }
  unused -= 1;
  return (pool[unused] as number) / WORD;
}

/** A new id: unguessable, and greater than every id this process made before. */
export const newId: () => string = makeIds(Date.now, unguessable);

/** Whether the text is an id as we write it: a UUIDv7 in lower case with hyphens (one spelling, so that equal ids are equal texts). */
export function isId(text: string): boolean {
  return UUID_V7.test(text);
}

/** The instant an id was made, to the millisecond; throws a RangeError if the text is no id. */
export function instantOfId(id: string): Date {
  if (!isId(id)) throw new RangeError(`"${id}" is not an id.`);
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
