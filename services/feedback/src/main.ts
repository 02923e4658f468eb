import { main } from '@hotline/host';
import { feedback } from './service';

void main([feedback]);
