// One listening socket. Only for those who have Asio anyway.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "base/result.h"

namespace server {

// Asio has no name for it.
using ReusePort = boost::asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

enum class Sharing {
  alone,         // fails while anybody listens there
  with_siblings  // beside sockets of this user that share it too; the system spreads who connects
};

base::Result<boost::asio::ip::tcp::acceptor, boost::system::error_code> listen_on(
    boost::asio::io_context& context, const boost::asio::ip::tcp::endpoint& endpoint,
    Sharing sharing);

}  // namespace server
