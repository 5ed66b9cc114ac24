import { Readable } from "node:stream";

/** A stored content as an answer of HTTP takes it; whoever goes away in the middle closes the file. */
export const asWebStream = (content: Readable): unknown => Readable.toWeb(content);
