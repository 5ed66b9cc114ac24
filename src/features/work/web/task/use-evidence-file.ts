/** A file on its way: to the record, then named as the evidence of this task. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AttachmentView } from "#features/clients/contract/records.ts";
import { newKey } from "#ui/api.ts";
import { problemWords } from "#ui/kit/problem-text.ts";
import { uploadFile } from "#ui/kit/upload.ts";
import type { Details } from "./answers.ts";
import { addEvidence } from "./calls.ts";

export function useEvidenceFile(task: Details, demand: string) {
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const one = async (file: File) => {
    const sent = await uploadFile<AttachmentView>(`/records/${task.subject?.id}/files`, file, { name: file.name }, setShare).done;
    if (sent !== "aborted") await addEvidence(task.id, { demand, attachmentId: sent.id }, newKey());
  };
  const send = async (files: readonly File[]) => {
    setProblem(null);
    setShare(0);
    try {
      for (const file of files) await one(file);
    } catch (failure) {
      const { title, advice } = problemWords(failure);
      setProblem([title, advice].filter(Boolean).join(" "));
    } finally {
      setShare(null);
      await Promise.all([
        client.invalidateQueries({ queryKey: ["process"] }),
        client.invalidateQueries({ queryKey: ["clients", "files"] }),
      ]);
    }
  };
  return { share, problem, send: (files: readonly File[]) => files.length > 0 && void send(files) };
}
