import { main } from '@hotline/host';
import { classification } from './service';

void main([classification]);
