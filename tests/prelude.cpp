// SPDX-License-Identifier: GPL-3.0-or-later
// Stands for the headers that all tests share: they are precompiled for this program, which is never built whole.
int main() {}
