import { main } from '@hotline/host';
import { sla } from './service';

void main([sla]);
