/** For `doctor`: where files lie, and whether they can be reached. Tells no keys. */

import { openFileStore } from "./open-file-store.ts";
import { readS3Address } from "./s3/address.ts";
import { placeOf } from "./s3/send.ts";
import { emptyHash } from "./s3/signature.ts";

export async function checkFiles(url: string | undefined, folder: string): Promise<{ name: string; ok: boolean; detail: string }> {
  if (url === undefined) return { name: "files", ok: true, detail: "in the data folder" };
  try {
    const { bucket, keys } = readS3Address(url);
    // Whether it is there does not matter: a storage that cannot be used refuses to say.
    (await openFileStore({ url, folder }).open(emptyHash))?.destroy();
    return { name: "files", ok: true, detail: `in the storage ${placeOf(bucket)} (${keys.region})` };
  } catch (error) {
    return { name: "files", ok: false, detail: (error as Error).message };
  }
}
