import type { ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { Failure, Loading } from '../../ui/states';
import { ParkedPanel } from './parked-panel';
import { conditionOf, wordsOf, type ServiceCondition } from './suffering';
import { useReadiness, type Readiness } from './use-health';

const words = {
  title: t('运行状况', 'Health'),
  ready: t('系统可用', 'The system is ready'),
  notReady: t('系统不可用', 'The system is not ready'),
  version: t('现行辖区版本', 'Version in force'),
  services: t('各项服务', 'Services'),
  service: t('服务', 'Service'),
  condition: t('状况', 'Condition'),
  lag: t('待处理事件', 'Events that wait'),
  parked: t('挂起工单', 'Parked tickets'),
  undelivered: t('待发消息的工单', 'Tickets with messages to send'),
  suffers: t('受影响的页面', 'What people notice'),
  nothing: t('无', 'Nothing'),
  paused: t('网关没有响应，已暂停发送', 'the gateway does not answer; sending is paused'),
};
const CONDITIONS: Readonly<Record<ServiceCondition, { readonly label: Text; readonly tone: string }>> = {
  well: { label: t('正常', 'Well'), tone: 'green' },
  late: { label: t('积压', 'Late'), tone: 'orange' },
  held: { label: t('需处理', 'Needs you'), tone: 'red-line' },
};

/** Whether everything runs, what waits, and which screens suffer; for administrators. */
export function HealthScreen(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useReadiness();
  return (
    <div className="health stack">
      <h1 tabIndex={-1}>{say(words.title)}</h1>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading rows={6} />}
      {data && <Summary state={data} />}
      {data && <Services services={data.services} />}
      <ParkedPanel />
    </div>
  );
}

function Summary({ state: { ready, reasons, notices, jurisdiction } }: { state: Readiness }): ReactNode {
  const say = useSay();
  return (
    <section className="panel stack">
      <p className="line wrap">
        <span className={ready ? 'tag green' : 'tag red-line'}>{say(ready ? words.ready : words.notReady)}</span>
        <span className="quiet">
          {say(jurisdiction.title)} · {say(words.version)} {jurisdiction.version}
        </span>
      </p>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {notices.map((notice) => (
        <p key={notice.en} className="consequence">
          {say(notice)}
        </p>
      ))}
    </section>
  );
}

function Services({ services }: Pick<Readiness, 'services'>): ReactNode {
  const say = useSay();
  return (
    <section className="panel stack">
      <h2>{say(words.services)}</h2>
      <div className="table-scroll" role="region" aria-label={say(words.services)} tabIndex={0}>
        <table className="figure-table">
          <thead>
            <tr>
              {[words.service, words.condition, words.lag, words.parked, words.undelivered, words.suffers].map(
                (label) => (
                  <th key={label.en} scope="col">
                    {say(label)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {services.map((service) => (
              <ServiceRow key={service.name} service={service} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ServiceRow({ service }: { service: Readiness['services'][number] }): ReactNode {
  const say = useSay();
  const { label, tone } = CONDITIONS[conditionOf(service)];
  const { name, suffers } = wordsOf(service.name);
  const isWell = conditionOf(service) === 'well';
  return (
    <tr>
      <th scope="row">{say(name)}</th>
      <td>
        <span className={`tag ${tone}`}>{say(label)}</span>
      </td>
      <td>{service.lag}</td>
      <td>{service.parked}</td>
      <td>{service.undelivered}</td>
      <td>
        {say(isWell ? words.nothing : suffers)}
        {service.paused && `；${say(words.paused)}`}
      </td>
    </tr>
  );
}
