import { main } from '@hotline/host';
import { people } from './service';

void main([people]);
