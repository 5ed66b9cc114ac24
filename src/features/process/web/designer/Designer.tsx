/** The designer: canvas, palette, panel, soundness, and the case that is tried. */
import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { ReactFlowProvider } from "@xyflow/react";
import { useCallback, useMemo, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { LoadingRows } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import type { ProcessView } from "../../contract/processes.ts";
import { readLayout } from "../../core/layout/layout.ts";
import type { Version } from "../calls.ts";
import { useOffers } from "../words/use-offers.ts";
import { useSayings } from "../words/use-sayings.ts";
import { Canvas } from "./canvas/Canvas.tsx";
import { CanvasContext } from "./canvas/canvas-context.ts";
import classes from "./Designer.module.css";
import { DesignerBar } from "./DesignerBar.tsx";
import { Palette } from "./Palette.tsx";
import { PropertiesPanel } from "./panel/PropertiesPanel.tsx";
import { PanelContext } from "./panel/panel-context.ts";
import { SaveNote } from "./SaveNote.tsx";
import { SoundLine } from "./SoundLine.tsx";
import { useDrafting } from "./state/draft-state.ts";
import { litBy, litByTry } from "./state/lit.ts";
import { useAutosave } from "./state/use-autosave.ts";
import { usePicture } from "./state/use-drawing.ts";
import { useSoundness } from "./state/use-soundness.ts";
import { TryPanel } from "./try/TryPanel.tsx";
import { useTry } from "./try/use-try.ts";
import { useCanvasActions } from "./use-canvas-actions.ts";
import { useDesignerKeys } from "./use-designer-keys.ts";

type Props = { readonly process: ProcessView; readonly first: Version };

export function Designer(props: Props) {
  return (
    <ReactFlowProvider>
      <Board {...props} />
    </ReactFlowProvider>
  );
}

function Board({ process, first }: Props) {
  const t = useText();
  const can = useCan();
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const isEditable = first.state === "draft" && can("processes.change");
  const [start] = useState(() => ({ definition: first.definition, layout: readLayout(first.layout, first.definition) }));
  const drafting = useDrafting(start, isEditable);
  const { drawn, mark, setMark } = drafting;
  const saving = useAutosave(first, drafting);
  const sayings = useSayings(drawn.definition.subject);
  const offers = useOffers(drawn.definition.subject);
  const levels = useMemo(() => sayings.levels.map(({ key }) => key), [sayings.levels]);
  const picture = usePicture(drawn, levels);
  const { sound, isChecking } = useSoundness(drawn.definition);
  const [faultAt, setFaultAt] = useState(0);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const trying = useTry(drawn.definition);
  const actions = useCanvasActions(drafting);

  const faults = useMemo(() => (sound && !isChecking ? sound.answer.faults : []), [sound, isChecking]);
  const faulty = useMemo(() => new Set(faults.map(({ step }) => step)), [faults]);
  const fault = faults[Math.min(faultAt, faults.length - 1)];
  const lit = useMemo(() => (trying.run ? litByTry(trying.run) : fault ? litBy(fault) : null), [trying.run, fault]);
  const open = useCallback(
    (next: typeof mark) => {
      setMark(next);
      setPanelOpen(true);
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-panel] [data-first]")?.focus());
    },
    [setMark],
  );
  const onKeyDown = useDesignerKeys({ drafting, drawing: picture?.drawing ?? null, open, add: () => actions.add("task") });
  const definition = picture?.drawn.definition ?? drawn.definition;
  const surroundings = useMemo(
    () => ({ definition, mark, setMark, open, isEditable, sayings, lit, faulty }),
    [definition, mark, setMark, open, isEditable, sayings, lit, faulty],
  );
  const beside = useMemo(() => ({ drafting, offers, sayings }), [drafting, offers, sayings]);
  const panel = trying.run ? <TryPanel trying={trying} definition={drawn.definition} sayings={sayings} /> : <PropertiesPanel />;
  return (
    <div className={classes["page"]} onKeyDown={onKeyDown}>
      <DesignerBar
        process={process}
        version={first}
        drafting={drafting}
        saving={saving}
        trying={trying}
        isSound={sound?.answer.sound === true && !isChecking}
        onPanel={isPhone ? () => setPanelOpen(true) : null}
      />
      <SaveNote saving={saving} />
      <PanelContext value={beside}>
        <CanvasContext value={surroundings}>
          <div className={classes["board"]}>
            <div className={classes["middle"]}>
              {isEditable && <Palette actions={actions} />}
              {picture ? <Canvas picture={picture} actions={actions} /> : <LoadingRows />}
            </div>
            {isPhone ? (
              <Drawer
                opened={isPanelOpen || trying.run !== null}
                onClose={() => (trying.run ? trying.stop() : setPanelOpen(false))}
                position="bottom"
                size="75%"
                title={trying.run ? t("processes:try.title") : t("processes:panel")}
                closeButtonProps={{ "aria-label": t("kit:close") }}
              >
                <div data-panel>{panel}</div>
              </Drawer>
            ) : (
              <aside className={classes["panel"]} aria-label={trying.run ? t("processes:try.title") : t("processes:panel")} data-panel>
                {panel}
              </aside>
            )}
          </div>
        </CanvasContext>
      </PanelContext>
      <SoundLine
        definition={drawn.definition}
        sound={sound}
        isChecking={isChecking}
        at={Math.max(0, Math.min(faultAt, faults.length - 1))}
        onAt={setFaultAt}
        onShow={(node) => setMark({ node, outcome: null })}
      />
    </div>
  );
}
