import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ListedTicket } from '../api/paths';
import { useNames } from '../jurisdiction/use-jurisdiction';
import { useKeys } from '../keys/use-keys';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { useNow } from '../language/use-now';
import { agoWords } from '../language/when';
import { useNarrow } from '../ui/use-narrow';
import { Passages } from './passages';
import { DueTag, ProblemTag, RequestTag, StateTag, UrgencyTag } from './tags';

const ROW_PX = 44;
const NARROW_ROW_PX = 140;
/** The next page is read when fewer rows than this remain below. */
const READ_AHEAD = 10;
const words = {
  next: t('下一张', 'Next'),
  before: t('上一张', 'Previous'),
  open: t('打开', 'Open'),
  number: t('工单号', 'Number'),
  matter: t('事项', 'Matter'),
  told: t('诉求', 'Complaint'),
  unit: t('承办单位', 'Unit'),
  state: t('状态', 'State'),
  due: t('时限', 'Due'),
  age: t('受理', 'Registered'),
  tickets: t('工单列表', 'Tickets'),
  callers: t('人', 'callers'),
};
const HEADS = ['number', 'matter', 'told', 'unit', 'state', 'due', 'age'] as const;

interface TableParts {
  readonly rows: readonly ListedTicket[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly onOpen: (row: ListedTicket) => void;
}

/** The row that is selected by keyboard. Remembered by its ticket, so that it stays selected when rows change. */
function useCursor({ rows, onOpen }: TableParts): { at: number; setAt: (at: number) => void } {
  const [ticketId, setTicketId] = useState<string>();
  const at = rows.findIndex((row) => row.ticketId === ticketId);
  const setAt = (index: number): void => setTicketId(rows[Math.max(0, Math.min(rows.length - 1, index))]?.ticketId);
  useKeys([
    { id: 'next-row', label: words.next, keys: 'j', run: () => setAt(at + 1) },
    { id: 'previous-row', label: words.before, keys: 'k', run: () => setAt(at - 1) },
    {
      id: 'open-row',
      label: words.open,
      keys: 'Enter',
      run: () => {
        const row = rows[at];
        if (row) onOpen(row);
      },
    },
  ]);
  return { at, setAt };
}

/** A table of tickets, which draws only the visible rows. */
export function TicketTable(parts: TableParts): ReactNode {
  const { rows, hasMore, onMore, onOpen } = parts;
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow();
  const { at, setAt } = useCursor(parts);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isNarrow ? NARROW_ROW_PX : ROW_PX),
    overscan: 8,
  });
  useEffect(() => virtual.measure(), [virtual, isNarrow]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - READ_AHEAD) onMore();
  }, [hasMore, last, rows.length, onMore]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);
  return (
    <div className="table" role="table" aria-label={say(words.tickets)} aria-rowcount={hasMore ? -1 : rows.length + 1}>
      <div role="rowgroup" className="table-head">
        <div className="table-row" role="row" aria-rowindex={1}>
          {HEADS.map((head) => (
            <span key={head} role="columnheader">
              {say(words[head])}
            </span>
          ))}
        </div>
      </div>
      <div ref={scroller} className="table-body" role="rowgroup">
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
          {items.map(({ index, start, size }) => {
            const row = rows[index];
            return (
              row && (
                <TicketLine
                  key={row.ticketId}
                  row={row}
                  index={index}
                  isCurrent={index === at}
                  top={start}
                  height={size}
                  onOpen={() => onOpen(row)}
                  onPoint={() => setAt(index)}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface LineParts {
  readonly row: ListedTicket;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly top: number;
  readonly height: number;
  readonly onOpen: () => void;
  readonly onPoint: () => void;
}

function TicketLine({ row, index, isCurrent, top, height, onOpen, onPoint }: LineParts): ReactNode {
  const say = useSay();
  const names = useNames();
  const now = useNow();
  return (
    <div
      className={isCurrent ? 'table-row ticket-line current' : 'table-row ticket-line'}
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={() => {
        onPoint();
        onOpen();
      }}
    >
      <span role="cell" className="cell-number">
        <a
          href={`/tickets/${row.ticketId}`}
          onClick={(event) => {
            if (!event.ctrlKey && !event.metaKey) event.preventDefault();
          }}
        >
          {row.ticketNo}
        </a>
      </span>
      <span role="cell" className="cell-matter line">
        <UrgencyTag urgency={row.urgency} />
        <span className="cut strong">
          {row.matter ? say(names.matter(row.matter)) : say(t('待分类', 'Not classified'))}
        </span>
        {row.callers > 1 && (
          <span className="small quiet">
            {row.callers} {say(words.callers)}
          </span>
        )}
      </span>
      <span role="cell" className="cell-told cut" title={row.excerpt}>
        {row.found && row.found.length > 0 ? <Passages found={row.found} /> : row.excerpt}
      </span>
      <span role="cell" className="cell-unit cut">
        {row.lead ? say(names.unit(row.lead)) : '—'}
      </span>
      <span role="cell" className="cell-state line">
        <StateTag state={row.state} />
        <ProblemTag isProblem={row.problem === true} />
        <RequestTag ticket={row} />
      </span>
      <span role="cell" className="cell-due">
        <DueTag ticket={row} />
      </span>
      <span role="cell" className="cell-age small quiet cut">
        {say(agoWords(row.registeredAt, now))}
      </span>
    </div>
  );
}
