// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ILedger} from "../src/ILedger.sol";
import {IMarket} from "../src/IMarket.sol";
import {Base} from "./Base.sol";
import {Receiver} from "./Mocks.sol";

/// Deposits and withdrawals, receivers that misbehave, and what the owner can and cannot do.
contract MarketMoneyTest is Base {
    address private constant SAVER = address(0x5a4e);
    bytes32 private constant REENTERED = bytes32(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);

    function setUp() public override {
        super.setUp();
        vm.deal(address(this), 1 ether);
    }

    function testDepositNative() public {
        vm.deal(SAVER, 10);
        vm.expectEmit(true, true, true, true, address(market));
        emit ILedger.Deposited(NATIVE, SAVER, 10);
        vm.prank(SAVER);
        market.deposit{value: 10}(NATIVE, 10);
        checkBalance(NATIVE, SAVER, 10);
    }

    function testDepositNativeMustMatchTheValue() public {
        vm.expectRevert(abi.encodeWithSelector(ILedger.WrongValue.selector, 9, 10));
        market.deposit{value: 9}(NATIVE, 10);
        vm.expectRevert(abi.encodeWithSelector(ILedger.WrongValue.selector, 11, 10));
        market.deposit{value: 11}(NATIVE, 10);
    }

    function testDepositToken() public {
        token.mint(SAVER, 10);
        vm.prank(SAVER);
        token.approve(address(market), 10);
        vm.prank(SAVER);
        market.deposit(address(token), 10);
        checkBalance(address(token), SAVER, 10);
        eq(token.balanceOf(SAVER), 0, "saver's tokens");
    }

    function testDepositRefusals() public {
        vm.expectRevert(abi.encodeWithSelector(ILedger.WrongValue.selector, 1, 0));
        market.deposit{value: 1}(address(token), 1);
        vm.prank(SAVER); // has neither tokens nor an allowance
        vm.expectPartialRevert(bytes4(keccak256("ERC20InsufficientAllowance(address,uint256,uint256)")));
        market.deposit(address(token), 1);
        vm.expectRevert(abi.encodeWithSelector(ILedger.UnsupportedToken.selector, SAVER));
        market.deposit(SAVER, 1);
        vm.expectRevert(ILedger.ZeroAddress.selector);
        market.depositFor{value: 1}(NATIVE, address(0), 1);
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, address(market)));
        market.depositFor{value: 1}(NATIVE, address(market), 1);
    }

    /// Coin can come in only with a call that says whose it is.
    function testPlainTransfersAreRefused() public {
        (bool ok,) = address(market).call{value: 1}("");
        no(ok, "plain transfer");
        (ok,) = address(market).call{value: 1}(hex"12345678");
        no(ok, "unknown function");
        IMarket.Order memory order = opened();
        bytes[4] memory calls = [
            abi.encodeCall(market.cancel, (order, 0, "")),
            abi.encodeCall(market.expire, (order)),
            abi.encodeCall(market.fulfil, (order, prove(order, JOURNAL, PAYOUT))),
            abi.encodeCall(market.openMany, (new IMarket.Order[](0), new bytes[](0)))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            (ok,) = address(market).call{value: 1}(calls[i]);
            no(ok, "a call that takes no value");
        }
        (ok,) = address(market).call(calls[2]);
        yes(ok, "without value it is taken");
    }

    function testWithdraw() public {
        vm.expectEmit(true, true, true, true, address(market));
        emit ILedger.Withdrawn(NATIVE, PROVER, SAVER, 7);
        vm.prank(PROVER);
        market.withdraw(NATIVE, SAVER, 7);
        eq(SAVER.balance, 7, "coin");
        checkBalance(NATIVE, PROVER, FUNDS - 7);
        vm.prank(PROVER);
        market.withdraw(address(token), SAVER, FUNDS);
        eq(token.balanceOf(SAVER), FUNDS, "tokens");
        checkBalance(address(token), PROVER, 0);
    }

    function testWithdrawRefusals() public {
        vm.prank(PROVER);
        expectInsufficient(FUNDS + 1, FUNDS);
        market.withdraw(NATIVE, SAVER, FUNDS + 1);
        vm.prank(SAVER); // others' money is not withdrawable
        expectInsufficient(1, 0);
        market.withdraw(NATIVE, SAVER, 1);
        vm.expectRevert(ILedger.ZeroAddress.selector);
        market.withdraw(NATIVE, address(0), 0);
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, address(market)));
        market.withdraw(address(token), address(market), 0);
    }

    /// Reserved and locked money cannot be withdrawn.
    function testWithdrawLeavesWhatIsAtStake() public {
        locked();
        vm.prank(client);
        expectInsufficient(FUNDS, FUNDS - PRICE);
        market.withdraw(NATIVE, client, FUNDS);
        vm.prank(PROVER);
        expectInsufficient(FUNDS, FUNDS - COLLATERAL);
        market.withdraw(NATIVE, PROVER, FUNDS);
    }

    /// The operator's key can lock, and can take nothing out.
    function testOperatorCannotWithdrawTheProversMoney() public {
        vm.prank(operator);
        expectInsufficient(1, 0);
        market.withdraw(NATIVE, operator, 1);
    }

    function testFuzzDepositAndWithdraw(uint96 put, uint96 take) public {
        vm.deal(SAVER, put);
        vm.prank(SAVER);
        market.deposit{value: put}(NATIVE, put);
        vm.prank(SAVER);
        if (take > put) {
            expectInsufficient(take, put);
            market.withdraw(NATIVE, SAVER, take);
            return;
        }
        market.withdraw(NATIVE, SAVER, take);
        checkBalance(NATIVE, SAVER, put - take);
        eq(SAVER.balance, take, "coin");
    }

    // ---- receivers

    function newReceiver() private returns (Receiver receiver) {
        receiver = new Receiver(market);
        vm.deal(address(this), 100);
        market.depositFor{value: 100}(NATIVE, address(receiver), 100);
    }

    function testReceiverThatRefuses() public {
        Receiver receiver = newReceiver();
        receiver.setRefuses(true);
        vm.expectRevert(abi.encodeWithSelector(ILedger.TransferFailed.selector, address(receiver), 100));
        receiver.withdraw(100);
        checkBalance(NATIVE, address(receiver), 100);
        vm.prank(address(receiver));
        market.withdraw(NATIVE, SAVER, 100); // it can be taken elsewhere
        eq(SAVER.balance, 100, "coin");
    }

    /// A payee that cannot receive can never undo a payment: payments are credits.
    function testPayoutThatRefusesIsStillPaid() public {
        Receiver receiver = newReceiver();
        receiver.setRefuses(true);
        IMarket.Order memory order = opened();
        fulfil(order, address(receiver));
        checkBalance(NATIVE, address(receiver), 100 + PRICE);
    }

    function testReceiverThatReenters() public {
        Receiver receiver = newReceiver();
        IMarket.Order memory order = locked();
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        IMarket.Order[] memory orders = new IMarket.Order[](1);
        orders[0] = order;
        IMarket.Fulfilment[] memory fulfilments = new IMarket.Fulfilment[](1);
        fulfilments[0] = prove(order, JOURNAL, PAYOUT);
        bytes[12] memory calls = [
            abi.encodeCall(market.withdraw, (NATIVE, address(receiver), 1)),
            abi.encodeCall(market.deposit, (NATIVE, 0)),
            abi.encodeCall(market.depositFor, (NATIVE, SAVER, 0)),
            abi.encodeCall(market.open, (order, "")),
            abi.encodeCall(market.sponsor, (order, "")),
            abi.encodeCall(market.openMany, (orders, new bytes[](1))),
            abi.encodeCall(market.lock, (order, request, "")),
            abi.encodeCall(market.fulfil, (order, fulfilments[0])),
            abi.encodeCall(market.fulfilMany, (orders, fulfilments)),
            abi.encodeCall(market.cancel, (order, 0, "")),
            abi.encodeCall(market.replace, (order, order, 0, "")),
            abi.encodeCall(market.expire, (order))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            receiver.setCall(calls[i]);
            receiver.withdraw(1);
            eq(bytes32(receiver.answer()), REENTERED, vm.toString(i));
        }
        checkBalance(NATIVE, address(receiver), 88);
    }

    // ---- the owner

    function testOnlyTheOwnerSetsTheFeeWithinItsLimit() public {
        address[4] memory others = [client, PROVER, TREASURY, GUARDIAN];
        for (uint256 i = 0; i < 4; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(ILedger.NotAllowed.selector, others[i]));
            market.setProtocolFee(1);
        }
        vm.expectRevert(abi.encodeWithSelector(IMarket.FeeOutOfRange.selector, 501, 500));
        market.setProtocolFee(501);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.ProtocolFeeSet(500);
        market.setProtocolFee(500);
        eq(market.protocolFeeBps(), 500, "fee");
    }

    /// It moves no balance, no reserve and no collateral, and what is locked keeps its fee.
    function testSetProtocolFeeMovesNoMoney() public {
        IMarket.Order memory order = locked();
        market.setProtocolFee(500);
        checkBalance(NATIVE, client, FUNDS - PRICE);
        checkBalance(NATIVE, PROVER, FUNDS - COLLATERAL);
        checkBalance(NATIVE, TREASURY, 0);
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, PAYOUT, PRICE);
        checkBalance(NATIVE, TREASURY, 0);
        checkAllPaidOut(NATIVE);
    }

    function testOnlyTheOwnerAllowsTokens() public {
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(ILedger.NotAllowed.selector, client));
        market.allowToken(address(token), false);
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, NATIVE));
        market.allowToken(NATIVE, false); // the native coin cannot be stopped
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, SAVER));
        market.allowToken(SAVER, true); // no contract
        vm.expectEmit(true, true, true, true, address(market));
        emit ILedger.TokenAllowed(address(token), false);
        market.allowToken(address(token), false);
        no(market.tokenAllowed(address(token)), "allowed");
        yes(market.tokenAllowed(NATIVE), "native");
    }

    /// A token that is no longer allowed takes no new deposit, and everything that it holds here still moves by the rules.
    function testAllowTokenMovesNoMoneyAndHoldsNoneBack() public {
        IMarket.Order memory order = newOrder(address(token));
        open(order);
        order.nonce = 2;
        open(order);
        order.nonce = 3;
        open(order);
        order.nonce = 1;
        lock(order);
        market.allowToken(address(token), false);
        checkBalance(address(token), client, FUNDS - 3 * PRICE);
        checkBalance(address(token), PROVER, FUNDS - COLLATERAL);
        vm.expectRevert(abi.encodeWithSelector(ILedger.UnsupportedToken.selector, address(token)));
        market.deposit(address(token), 1);

        fulfil(order, PAYOUT);
        order.nonce = 2;
        vm.prank(client);
        market.cancel(order, 0, "");
        order.nonce = 3;
        lock(order);
        vm.warp(order.deadline + 1);
        market.expire(order);
        checkAllPaidOut(address(token));
        uint256 left = market.balanceOf(address(token), client);
        vm.prank(client);
        market.withdraw(address(token), client, left);
        eq(token.balanceOf(client), left, "all of it is out");
        vm.prank(PAYOUT);
        market.withdraw(address(token), PAYOUT, PRICE);
        eq(token.balanceOf(PAYOUT), PRICE, "the payee's, too");
    }

    /// Being the owner gives no way to anybody's balance.
    function testTheOwnerCannotWithdrawOthersMoney() public {
        locked();
        expectInsufficient(1, 0);
        market.withdraw(NATIVE, address(this), 1);
        expectInsufficient(1, 0);
        market.withdraw(address(token), address(this), 1);
        vm.prank(TREASURY);
        expectInsufficient(1, 0);
        market.withdraw(NATIVE, TREASURY, 1);
        eq(market.OWNER(), address(this), "owner");
    }
}
