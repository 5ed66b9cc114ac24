/** One of the things on a card, in place of the list of all of them: the way back, and the thing itself. */
import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";

type Props = { readonly backTo: string; readonly onBack: () => void; readonly children: ReactNode };

export function OpenedRecord({ backTo, onBack, children }: Props) {
  return (
    <>
      <Button variant="subtle" size="compact-sm" mb="sm" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={onBack}>
        {backTo}
      </Button>
      {children}
    </>
  );
}
