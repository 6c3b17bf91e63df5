// SPDX-License-Identifier: GPL-3.0-or-later
// All of asio that is not a template, compiled once (BOOST_ASIO_SEPARATE_COMPILATION).
#include <boost/asio/impl/src.hpp>
