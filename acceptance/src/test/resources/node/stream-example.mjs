import { io } from 'socket.io-client';

// Connect
const socket = io(`ws://${process.argv[2]}/stream`, {
  transports: ['websocket'],
});

let fullResponse = '';

// Send request
socket.on('connect', () => {
  socket.emit('stream_request', {
    message: 'Explain quantum computing',
    temperature: 0.7,
    agentRole: 'analyst',
  });
});

// Handle stream start
socket.on('stream_start', (data) => {
  console.log(`Streaming from ${data.model}...`);
});

// Handle chunks
socket.on('stream_chunk', (data) => {
  fullResponse += data.chunk;
  console.log(`Tokens: ${data.tokensUsed}, Cost: $${data.estimatedCost.toFixed(4)}`);
});

// Handle completion
socket.on('stream_complete', (data) => {
  console.log(`Complete! Tokens: ${data.totalTokens}, Cost: $${data.totalCost.toFixed(4)}, Latency: ${data.latencyMs}ms`);
  console.log(`Whole: ${fullResponse === data.fullText}`);
  socket.disconnect();
});

// Handle errors
socket.on('stream_error', (data) => {
  console.error(`Error: ${data.error}`);
  socket.disconnect();
});
