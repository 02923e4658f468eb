import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useKeys } from '../keys/use-keys';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { usePerson } from '../session/use-person';
import { Button } from '../ui/button';

/** Loaded when it is opened first, because few people ever need it. */
const EmergencyLayer = lazy(() =>
  import('../screens/emergency/emergency-layer').then((module) => ({ default: module.EmergencyLayer })),
);
const label = t('特急转接', 'Emergency');

/** The button for emergencies in the top bar, and its key, for people who may tell an emergency service. */
export function Emergency(): ReactNode {
  const { operations } = usePerson();
  return operations.has('handOverEmergency') ? <EmergencyButton /> : null;
}

function EmergencyButton(): ReactNode {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const ticketId = useOpenTicket();
  const open = (): void => {
    setWasOpen(true);
    setOpen(true);
  };
  useKeys([{ id: 'emergency', label, keys: 'alt+KeyE', inText: true, run: open }]);
  return (
    <>
      <Button tone="danger" icon="alert" keys="alt+KeyE" className="bar-emergency" onClick={open}>
        {say(label)}
      </Button>
      {wasOpen && (
        <Suspense>
          <EmergencyLayer isOpen={isOpen} onClose={() => setOpen(false)} ticketId={ticketId} />
        </Suspense>
      )}
    </>
  );
}

/** The ticket of the screen: that of its page, or the chosen one of a list. */
function useOpenTicket(): string | undefined {
  const { ticketId } = useParams({ strict: false });
  const { ticket } = useSearch({ strict: false });
  return ticketId ?? ticket;
}
