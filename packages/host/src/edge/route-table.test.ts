import { operations, type Operation } from '@hotline/contracts';
import { RouteTable } from './route-table';

const first = operations[0] as Operation;
const at = (method: 'GET' | 'POST', path: string, service: string): Operation => ({ ...first, method, path, service });

describe('RouteTable', () => {
  const table = new RouteTable([
    at('GET', '/tickets/{ticketId}', 'board'),
    at('GET', '/tickets/recent', 'intake'),
    at('POST', '/tickets/{ticketId}/return', 'routing'),
  ]);

  it('finds the service of a path with parameters, whatever its query', () => {
    expect(table.serviceOf('GET', '/api/v1/tickets/17?view=short')).toBe('board');
    expect(table.serviceOf('POST', '/api/v1/tickets/17/return')).toBe('routing');
  });

  it('prefers a path without parameters', () => {
    expect(table.serviceOf('GET', '/api/v1/tickets/recent')).toBe('intake');
  });

  it('finds no service for another method, a longer path or a path outside the API', () => {
    expect(table.serviceOf('POST', '/api/v1/tickets/17')).toBeUndefined();
    expect(table.serviceOf('GET', '/api/v1/tickets/17/return')).toBeUndefined();
    expect(table.serviceOf('GET', '/tickets/17')).toBeUndefined();
  });
});
