/** What is drawn, what is marked, and everything that can be done with it. Edits are pure functions of the core; here they meet undo and marks. */
import { useCallback, useMemo, useReducer } from "react";
import type { Definition } from "../../../core/definition.ts";
import { type History, newHistory, record, redo, undo } from "../../../core/edit/history.ts";
import type { Layout } from "../../../core/layout/layout.ts";
import { isNode } from "../../../core/layout/layout.ts";

export type Drawn = { readonly definition: Definition; readonly layout: Layout };

/** What the panel tells of: a step or join, an outcome of a step, or (null) the process. */
export type Mark = { readonly node: string; readonly outcome: string | null } | null;

type State = { readonly history: History<Drawn>; readonly mark: Mark };
type Edit = { readonly drawn: Drawn; readonly mark?: Mark; readonly tag?: string | null };
type Action =
  | { readonly do: "edit"; readonly edit: (drawn: Drawn) => Edit }
  | { readonly do: "mark"; readonly mark: Mark }
  | { readonly do: "undo" | "redo" }
  | { readonly do: "replace"; readonly drawn: Drawn };

function reduce(state: State, action: Action): State {
  switch (action.do) {
    case "edit": {
      const { drawn, mark, tag = null } = action.edit(state.history.present);
      return settled({ history: record(state.history, drawn, tag), mark: mark === undefined ? state.mark : mark });
    }
    case "mark":
      return { ...state, mark: action.mark };
    case "undo":
      return settled({ ...state, history: undo(state.history) });
    case "redo":
      return settled({ ...state, history: redo(state.history) });
    case "replace":
      return settled({ ...state, history: newHistory(action.drawn) });
  }
}

/** Nothing that is gone stays marked. */
function settled(state: State): State {
  const { definition } = state.history.present;
  if (state.mark === null || (isNode(definition, state.mark.node) && hasOutcome(definition, state.mark))) return state;
  return { ...state, mark: isNode(definition, state.mark.node) ? { node: state.mark.node, outcome: null } : null };
}

const hasOutcome = ({ steps }: Definition, { node, outcome }: NonNullable<Mark>) =>
  outcome === null || Object.hasOwn(steps[node]?.outcomes ?? {}, outcome);

export type Drafting = {
  readonly drawn: Drawn;
  readonly mark: Mark;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isEditable: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly setMark: (mark: Mark) => void;
  readonly replace: (drawn: Drawn) => void;
  /** `tag`: changes of one tag after each other are taken back together. */
  readonly change: (edit: (definition: Definition) => Definition, tag?: string) => void;
  /** For edits that also say what is marked afterwards. */
  readonly edit: (edit: (drawn: Drawn) => Edit) => void;
};

export function useDrafting(first: Drawn, isEditable: boolean): Drafting {
  const [state, act] = useReducer(reduce, first, (drawn): State => ({ history: newHistory(drawn), mark: null }));
  const edit = useCallback((how: (drawn: Drawn) => Edit) => isEditable && act({ do: "edit", edit: how }), [isEditable]);
  const change = useCallback(
    (how: (definition: Definition) => Definition, tag?: string) =>
      edit((drawn) => {
        const definition = how(drawn.definition);
        return { drawn: definition === drawn.definition ? drawn : { ...drawn, definition }, tag: tag ?? null };
      }),
    [edit],
  );
  const setMark = useCallback((mark: Mark) => act({ do: "mark", mark }), []);
  const replace = useCallback((drawn: Drawn) => act({ do: "replace", drawn }), []);
  const { history, mark } = state;
  return useMemo(
    () => ({
      drawn: history.present,
      mark,
      canUndo: isEditable && history.past.length > 0,
      canRedo: isEditable && history.future.length > 0,
      isEditable,
      undo: () => isEditable && act({ do: "undo" }),
      redo: () => isEditable && act({ do: "redo" }),
      setMark,
      replace,
      change,
      edit,
    }),
    [history, mark, isEditable, setMark, replace, change, edit],
  );
}
