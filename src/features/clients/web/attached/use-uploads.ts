/** Files on their way to a record, one after the other, each with how far it has come. */
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { problemWords } from "#ui/kit/problem-text.ts";
import { type Upload, uploadFile } from "#ui/kit/upload.ts";
import type { AttachmentView } from "../../contract/records.ts";

export type Sending = { readonly key: number; readonly name: string; readonly share: number; readonly problem: string | null };

export function useUploads(recordId: string) {
  const client = useQueryClient();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const running = useRef(new Map<number, Upload<AttachmentView>>());
  const cancelled = useRef(new Set<number>());
  const last = useRef(0);
  const queue = useRef(Promise.resolve());
  const change = (key: number, how: (one: Sending) => Sending | null) =>
    setSending((before) => before.flatMap((one) => (one.key === key ? (how(one) ?? []) : [one])));

  const send = async (key: number, file: File) => {
    if (cancelled.current.has(key)) return;
    const upload = uploadFile<AttachmentView>(`/records/${recordId}/files`, file, { name: file.name }, (share) =>
      change(key, (one) => ({ ...one, share })),
    );
    running.current.set(key, upload);
    try {
      await upload.done;
      change(key, () => null);
      await client.invalidateQueries({ queryKey: ["clients"] });
    } catch (problem) {
      const { title, advice } = problemWords(problem);
      change(key, (one) => ({ ...one, problem: [title, advice].filter(Boolean).join(" ") }));
    } finally {
      running.current.delete(key);
    }
  };
  return {
    sending,
    add: (files: readonly File[]) => {
      for (const file of files) {
        const key = ++last.current;
        setSending((before) => [...before, { key, name: file.name, share: 0, problem: null }]);
        queue.current = queue.current.then(() => send(key, file));
      }
    },
    remove: (key: number) => {
      cancelled.current.add(key);
      running.current.get(key)?.cancel();
      change(key, () => null);
    },
  };
}
