/** Installs ready processes with their texts, as ordinary ones that the company then changes as it likes. */
import type { DomainEvent, Given, Operation } from "#platform/command/command.ts";
import { performPart } from "#platform/command/part.ts";
import type { Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { Installed, InstallReady } from "../contract/ready.ts";
import { checkDefinition } from "../core/check.ts";
import type { Definition } from "../core/definition.ts";
import type { ProcessEvent, ProcessRefusal } from "../core/process.ts";
import { chosenProcesses, readyKeys, textsOf } from "../core/ready/compose.ts";
import { type ReadyText, textsInLanguage } from "../core/ready/texts.ts";
import { companyLanguage } from "../sql/ready.ts";
import { drawingProcess, publishingVersion } from "./operate-processes.ts";

/** The command of the room on the left that adds a text. */
export type AddingText<S, E extends DomainEvent> = Operation<ReadyText, S, E, string, unknown>;
type Done<E> = { readonly events: (E | ProcessEvent)[]; installed: Installed; readonly decided: Result<null, ProcessRefusal> };

/** What adds texts comes from where the rooms are put together. */
export function installingReady<S, E extends DomainEvent>(
  addingText: AddingText<S, E>,
): Operation<InstallReady, Done<E>, E | ProcessEvent, ProcessRefusal, Installed> {
  return {
    feature: "process",
    load: (tx, wish, given) => install(tx, wish, given),
    decide: ({ decided, events }) => (decided.ok ? yes(events) : no(decided.refusal)),
    // Its parts have saved what they decided.
    save: async () => {},
    record: (event) =>
      isOfProcess(event) ? drawingProcess.record(event) : { ...addingText.record(event as E), feature: addingText.feature },
    jobs: (event) => (isOfProcess(event) ? (publishingVersion.jobs?.(event) ?? []) : (addingText.jobs?.(event as E) ?? [])),
    answer: async (_, __, { installed }) => installed,
  };

  async function install(tx: Tx, { keys, language }: InstallReady, given: Given): Promise<Done<E>> {
    const spoken = language ?? (await companyLanguage(tx, given.actor.workspaceId));
    const texts = new Map(textsInLanguage(spoken).map((text) => [text.key, text]));
    const done = { events: [] as (E | ProcessEvent)[], installed: { installed: [], kept: [], textsAdded: 0, textsKept: [] } as Growing };
    for (const definition of chosenProcesses(keys ?? readyKeys, spoken)) {
      const key = definition.key as Growing["kept"][number];
      const drawn = await performPart(tx, drawingProcess, { definition, layout: {} }, given);
      if (drawn.ok) {
        done.events.push(...drawn.value.events);
        const published = await performPart(tx, publishingVersion, { named: drawn.value.answer.id, number: 1, isSound }, given);
        if (!published.ok) return { ...done, decided: no(published.refusal as ProcessRefusal) };
        done.events.push(...published.value.events);
        done.installed.installed.push({ key, name: definition.name });
        for (const name of textsOf(definition)) {
          const text = texts.get(name);
          // Several processes may name one text.
          texts.delete(name);
          if (text) await addText(tx, text, given, done);
        }
      } else if (drawn.refusal === "process_key_taken") done.installed.kept.push(key);
      else return { ...done, decided: no(drawn.refusal as ProcessRefusal) };
    }
    return { ...done, decided: yes(null) };
  }

  async function addText(tx: Tx, text: ReadyText, given: Given, done: { events: (E | ProcessEvent)[]; installed: Growing }): Promise<void> {
    const added = await performPart(tx, addingText, text, given);
    if (added.ok) {
      done.events.push(...added.value.events);
      done.installed.textsAdded++;
    } else if (added.refusal === "text_key_taken") done.installed.textsKept.push(text.key);
    else throw new Error(`a ready text cannot be added: ${text.key}, ${added.refusal}`);
  }
}

type Growing = { -readonly [Name in keyof Installed]: Installed[Name] };

const isSound = (definition: Definition): boolean => checkDefinition(definition).sound;
const isOfProcess = (event: DomainEvent): event is ProcessEvent => event.type.startsWith("Process");
