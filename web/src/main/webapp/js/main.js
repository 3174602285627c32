import './ui/chorale-app.js';
