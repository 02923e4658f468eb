import { main } from '@hotline/host';
import { routing } from './service';

void main([routing]);
