/** The store of an installation's files: a bucket when it is told of one, otherwise a folder of its data. */
import { createFileStore, type FileStore } from "./file-store.ts";
import { readS3Address } from "./s3/address.ts";
import { createS3Store } from "./s3/s3-store.ts";

/** `url` is MAINSPRING_FILES_URL; `folder` then only holds what is on its way. */
export function openFileStore({ url, folder }: { readonly url: string | undefined; readonly folder: string }): FileStore {
  return url === undefined ? createFileStore(folder) : createS3Store({ ...readS3Address(url), spoolFolder: folder });
}
