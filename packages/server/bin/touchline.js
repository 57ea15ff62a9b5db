#!/usr/bin/env node
import '../dist/touchline.js'
