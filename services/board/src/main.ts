import { main } from '@hotline/host';
import { board } from './service';

void main([board]);
