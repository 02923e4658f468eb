import type { ReactNode } from 'react';
import { QueueScreen } from './queue-screen';

export const UnitQueue = (): ReactNode => <QueueScreen path="/unit" />;
export const DispatchQueue = (): ReactNode => <QueueScreen path="/dispatch" />;
export const AskedQueue = (): ReactNode => <QueueScreen path="/asked" />;
export const ReviewQueue = (): ReactNode => <QueueScreen path="/review" />;
export const DisputeQueue = (): ReactNode => <QueueScreen path="/disputes" />;
export const SupervisedQueue = (): ReactNode => <QueueScreen path="/supervised" />;
